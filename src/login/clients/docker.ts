import { dockerLike } from './docker-like.js';

export const docker = dockerLike('docker');
