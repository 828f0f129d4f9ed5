import { entry } from './entry.js';
import type { RegistryEntry } from './contract.js';

/** What a host is that no other entry knows. */
export const generic = entry('generic', 'any other registry', [], () => import('./generic.js'));

/**
 * One line per registry: its id, its title, the hosts that are certainly its own, and its module. Software that runs
 * on any host has no hosts, and is chosen by its id.
 */
// prettier-ignore
export const entries: readonly RegistryEntry[] = [
  // No data endpoints ({name}.{region}.data.azurecr.io): they take no logins.
  entry('acr', 'Azure Container Registry', [/^[a-z0-9]+(?:-[a-z0-9]+)?\.azurecr\.(?:io|cn|us)$/], () => import('./acr/registry.js')),
  // Enterprise instances, then personal ones.
  entry('alibaba', 'Alibaba Cloud Container Registry', [/^[a-z0-9-]+-registry(?:-vpc)?\.[a-z0-9-]+\.cr\.aliyuncs\.com$/, /^registry(?:-intl)?(?:-vpc)?\.[a-z0-9-]+\.aliyuncs\.com$/], () => import('./alibaba/registry.js')),
  entry('chainguard', 'Chainguard', ['cgr.dev'], () => import('./chainguard/registry.js')),
  // Wider than the form of a registry's host, so that a forgotten organisation is reported.
  entry('cloudfleet', 'Cloudfleet Container Registry', [/^(?:[a-z0-9-]+\.)*registry\.cloudfleet\.dev$/], () => import('./cloudfleet.js')),
  entry('cloudraya', 'CloudRaya Container Registry', [/^(?:[a-z0-9-]+\.)+cloudraya\.com$/], () => import('./cloudraya.js')),
  entry('digitalocean', 'DigitalOcean Container Registry', ['registry.digitalocean.com'], () => import('./digitalocean/registry.js')),
  // dhi.io are the hardened images; images are pulled from registry.hub.docker.com by that name.
  entry('docker-hub', 'Docker Hub', ['docker.io', 'dhi.io', 'registry.hub.docker.com'], () => import('./docker-hub/registry.js')),
  // awslabs/amazon-ecr-credential-helper ecr-login/api/client.go: FIPS, dual-stack, China, ISO, sovereign.
  entry('ecr', 'Amazon ECR', [/^\d{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9][a-z0-9-]*\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/], () => import('./ecr/registry.js')),
  entry('ecr-public', 'Amazon ECR Public', ['public.ecr.aws', 'ecr-public.aws.com'], () => import('./ecr-public/registry.js')),
  generic,
  entry('ghcr', 'GitHub Container Registry', ['ghcr.io'], () => import('./ghcr/registry.js')),
  // Codeberg is the Forgejo of many; all other hosts are chosen by the provider id.
  entry('gitea', 'Gitea and Forgejo', ['codeberg.org'], () => import('./gitea.js')),
  entry('gitlab', 'GitLab Container Registry', ['registry.gitlab.com'], () => import('./gitlab/registry.js')),
  // GoogleCloudPlatform/docker-credential-gcr config/const.go.
  entry('google', 'Google Artifact Registry and gcr.io', [/^(?:[a-z0-9-]+-docker\.pkg\.dev|docker\.[a-z0-9-]+\.rep\.pkg\.dev|(?:[a-z]+\.)?gcr\.io)$/], () => import('./google/registry.js')),
  entry('harbor', 'Harbor', [], () => import('./harbor.js')),
  entry('htpasswd', 'Distribution registry with an htpasswd file', [], () => import('./htpasswd/registry.js')),
  entry('http', 'Any registry with an HTTP API', [], () => import('./http/registry.js')),
  entry('ibm', 'IBM Cloud Container Registry', [/^(?:[a-z0-9]+\.)?icr\.io$/], () => import('./ibm/registry.js')),
  entry('jfrog', 'JFrog Artifactory', [/^[a-z0-9-]+\.jfrog\.io$/], () => import('./jfrog/registry.js')),
  entry('mcr', 'Microsoft Artifact Registry', ['mcr.microsoft.com'], () => import('./mcr.js')),
  entry('nexqloud', 'NexQloud DCR', ['dcr.nexqloud.io'], () => import('./nexqloud.js')),
  entry('nexus', 'Sonatype Nexus Repository', [], () => import('./nexus.js')),
  entry('oracle', 'Oracle Cloud Container Registry', [/^[a-z0-9-]+\.ocir\.io$/, /^ocir\.[a-z0-9-]+\.oci\.oraclecloud\.com$/], () => import('./oracle.js')),
  entry('ovh', 'OVHcloud Managed Private Registry', [/^(?:[a-z0-9-]+\.)+container-registry\.ovh\.net$/], () => import('./ovh.js')),
  entry('quay', 'Quay', ['quay.io'], () => import('./quay/registry.js')),
  entry('scaleway', 'Scaleway Container Registry', [/^rg\.[a-z]{2}-[a-z]{3}\.scw\.cloud$/], () => import('./scaleway/registry.js')),
];
