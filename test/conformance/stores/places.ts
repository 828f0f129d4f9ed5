import { filePlace } from './file.js';
import { githubPlace } from './github.js';
import { gitlabPlace } from './gitlab.js';
import { jenkinsPlace } from './jenkins.js';
import type { Place } from './place.js';

/** One place for each store of the catalog, by its id. One more: one line here. */
export const places: Readonly<Record<string, () => Place | Promise<Place>>> = {
  file: filePlace,
  github: githubPlace,
  gitlab: gitlabPlace,
  jenkins: jenkinsPlace,
};
