import {
  emailAsUser,
  all,
  explainBy,
  lacks,
  notAccepted,
  notAllowed,
  rateLimited,
  saysExpired,
} from './explanation-rule.js';
import type { Explanation, Refusal, Registry } from '../../contract.js';

/**
 * Why a registry said no and what to do: in the words of its own module where that knows more, else in
 * general. Never contains a secret, a username or a word of the server's.
 */
export function explainRefusal(registry: Pick<Registry, 'explain'>, refusal: Refusal): Explanation {
  return strayBlank(refusal) ?? registry.explain?.(refusal) ?? general(refusal) ?? unclear(refusal);
}

/** The same everywhere, and more certain than anything a module could guess. */
const strayBlank = explainBy({
  when: all(notAccepted, ({ secret }) => secret.hasOuterWhiteSpace),
  cause: 'The password begins or ends with a blank or a line break, and is not accepted with it.',
  cure: 'Store the password again without it, for example with printf %s instead of echo.',
});

const general = explainBy(
  {
    when: rateLimited,
    cause: 'The registry has had too many requests from this account or address.',
    cure: 'Wait and run it again; the username and password were not judged.',
  },
  {
    when: saysExpired,
    cause: 'The password or token has expired.',
    cure: 'Create a new one where this one was created, and store it where this job reads its password.',
  },
  {
    when: lacks('push'),
    cause: 'The login is accepted, but it may not push to this repository.',
    cure: 'Grant this user or token the right to push (write) there, or check the name of the repository.',
  },
  {
    when: lacks('pull'),
    cause: 'The login is accepted, but it may not pull from this repository.',
    cure: 'Grant this user or token the right to pull (read) there, or check the name of the repository.',
  },
  {
    when: notAllowed,
    cause: 'The registry knows this login and does not allow it here.',
    cure: 'Check the rights of the user or token, and rules that limit where logins may come from.',
  },
  {
    when: ({ rejection }) => rejection.status === 404 || rejection.code === 'NAME_UNKNOWN',
    cause: 'There is no registry at this address, or it does not know the name in it.',
    cure: 'Check the host, the port and the name: it must be the address images are pulled from, not that of the web page.',
  },
  {
    when: all(notAccepted, emailAsUser),
    cause: 'The username or password is wrong; the username is an e-mail address.',
    cure: 'Many registries take credentials of their own, not those of your account: look for them on the page of the registry.',
  },
  {
    when: notAccepted,
    cause: 'The username or password is wrong, has been reset, or has expired.',
    cure: 'Check that both belong to this registry and to each other, and are not those of your account on the web page.',
  },
);

function unclear({ rejection }: Refusal): Explanation {
  const who = rejection.by === 'registry' ? 'The registry' : 'The registry’s token server';
  return {
    cause: `${who} refused the login with status ${rejection.status}.`,
    cure: 'Check that the address is that of a container registry and that the login is meant for it.',
  };
}
