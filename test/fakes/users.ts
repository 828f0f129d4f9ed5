/** Who may log in: plain data, or a check that may look at a file each time (htpasswd). */
export type Users =
  Readonly<Record<string, string>> | ((username: string, password: string) => boolean | Promise<boolean>);

/** The user whom a Basic header proves; undefined for a wrong or missing one. */
export async function basicUser(
  authorization: string | undefined,
  users: Users,
): Promise<string | undefined> {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  if (colon < 0) return undefined;
  const username = pair.slice(0, colon);
  return (await knows(users, username, pair.slice(colon + 1))) ? username : undefined;
}

export async function knows(users: Users, username: string, password: string): Promise<boolean> {
  if (typeof users === 'function') return users(username, password);
  return Object.hasOwn(users, username) && users[username] === password;
}
