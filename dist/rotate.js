require('./index.js').start('rotate');
