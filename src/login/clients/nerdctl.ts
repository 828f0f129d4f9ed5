import { dockerLike } from './docker-like.js';
import { isLoopback, mayBePlain } from './plain-http.js';

export const nerdctl = dockerLike('nerdctl', {
  flags: ({ address }) => (mayBePlain(address) && !isLoopback(address) ? ['--insecure-registry'] : []),
  // It names the default port where docker leaves it out, and finds both when it reads
  // (containerd/nerdctl pkg/imgutil/dockerconfigresolver/registryurl.go).
  otherKeys: ({ key }) => [`${key}:443`],
});
