/** The version in package.json, which does not always accompany the bundle. A test compares the two. */
export const version = '0.1.0';
