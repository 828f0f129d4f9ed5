require('./index.js').start('plan');
