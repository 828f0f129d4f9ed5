#!/usr/bin/env node
require('./index.js').start('credential-helper');
