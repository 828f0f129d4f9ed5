import { podmanLike } from './podman-like.js';

export const podman = podmanLike('podman');
