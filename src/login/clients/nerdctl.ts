import { dockerLike } from './docker-like.js';
import { isLoopback, mayBePlain } from './plain-http.js';

export const nerdctl = dockerLike('nerdctl', {
  flags: ({ address }) => (mayBePlain(address) && !isLoopback(address) ? ['--insecure-registry'] : []),
  // nerdctl writes the default port, which docker leaves out, and reads both
  // (containerd/nerdctl pkg/imgutil/dockerconfigresolver/registryurl.go).
  otherKeys: ({ key, address }) => (address.writtenPort === undefined ? [`${key}:443`] : []),
});
