require('./index.js').start('login');
