/** The version in package.json, which is not beside the bundle everywhere. A test holds the two together. */
export const version = '0.1.0';
