require('./index.js').start('login-post');
