import { start } from './index.js';
await start('login-post');
