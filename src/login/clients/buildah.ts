import { podmanLike } from './podman-like.js';

export const buildah = podmanLike('buildah');
