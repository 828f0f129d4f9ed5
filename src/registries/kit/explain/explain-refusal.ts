import {
  emailAsUser,
  all,
  explainBy,
  lacks,
  notAccepted,
  notAllowed,
  rateLimited,
  says,
  saysExpired,
} from './explanation-rule.js';
import type { Explanation, Refusal, Registry } from '../../contract.js';

/**
 * Why a registry said no and what to do: in the words of its own module where that knows more, else in
 * general. Never contains a secret, a username or a word of the server's.
 */
export function explainRefusal(registry: Pick<Registry, 'explain'>, refusal: Refusal): Explanation {
  return (
    strayBlank(refusal) ??
    said(refusal) ??
    registry.explain?.(refusal) ??
    general(refusal) ??
    unclear(refusal)
  );
}

/** The same everywhere, and more certain than anything a module could guess. */
const strayBlank = explainBy({
  when: all(notAccepted, ({ secret }) => secret.hasOuterWhiteSpace),
  cause: 'The password begins or ends with a blank or a line break, and is not accepted with it.',
  cure: 'Store the password again without it, for example with printf %s instead of echo.',
});

/**
 * Causes that servers name in their own sentence, whatever the registry. A module's guess would contradict them: for
 * a token without single sign-on GHCR answers with the code of a wrong one.
 */
const said = explainBy(
  {
    when: says(/\bSAML\b|\bSSO\b|single sign-?on/i),
    cause: 'The organisation requires single sign-on, for which this token is not authorised.',
    cure: 'Authorise the token for the organisation, where it was created (on GitHub: Personal access tokens → Configure SSO).',
  },
  {
    when: says(/\bIP\b.*(?:not (?:allowed|permitted|authorized)|allow ?list|whitelist)|\ballow ?list\b/i),
    cause: 'The registry does not allow logins from the address of this machine.',
    cure: 'Add the address of the runner to the list of the registry, or use a runner whose address is on it.',
  },
  {
    when: says(/\block(?:ed|out)\b|too many (?:failed|invalid|login|unsuccessful)/i),
    cause: 'The account or this machine is locked for a while, after failed logins.',
    cure: 'Wait as long as it says, and correct the password first: each wrong one prolongs the lock.',
  },
  {
    when: says(
      /\b(?:personal )?access token\b.*\b(?:required|must|instead)\b|\b(?:must|use|with) (?:log ?in with )?an? (?:personal )?access token|two-factor|\b2FA\b|\bMFA\b/i,
    ),
    cause: 'The registry takes a token here, and not the password of the account.',
    cure: 'Create an access token in the settings of the account, and store it in place of the password.',
  },
  {
    when: says(/\bsuspended\b|\bdisabled\b|\bdeactivated\b|\bbanned\b/i),
    cause: 'The account or the token is disabled.',
    cure: 'Ask an administrator of the registry to enable it, or use another one.',
  },
);

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
