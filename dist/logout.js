import { start } from './index.js';
await start('logout');
