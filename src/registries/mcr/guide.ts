import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: ['Nothing: it is public, and credentials are never sent there.'],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- run: docker pull mcr.microsoft.com/dotnet/runtime:8.0
`,
    },
  ],
};
