require('./index.js').start('logout');
