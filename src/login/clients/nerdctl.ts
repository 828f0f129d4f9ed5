import { isLoopback } from './loopback.js';
import { dockerLike } from './docker-like.js';

export const nerdctl = dockerLike('nerdctl', {
  flags: ({ address }) => (address.plainHttp && !isLoopback(address.host) ? ['--insecure-registry'] : []),
  // It names the default port where docker leaves it out, and finds both when it reads
  // (containerd/nerdctl pkg/imgutil/dockerconfigresolver/registryurl.go).
  otherKeys: ({ key }) => [`${key}:443`],
});
