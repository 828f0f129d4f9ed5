import {
  all,
  lacks,
  notAccepted,
  notAllowed,
  userIs,
  type ExplanationRule,
} from '../explain/explanation-rule.js';

/** What goes wrong with the robot accounts and users of Harbor, wherever it runs. */
export const robotAccountRules: readonly ExplanationRule[] = [
  {
    // A shell makes `robot` of robot$ci and `robot+ci` of robot$web+ci.
    when: all(notAccepted, userIs(/^robot(?:\+.*)?$/)),
    cause: 'The name of the robot account has lost its $: a shell or an expanded variable replaced it.',
    cure: 'It reads robot$name or robot$project+name. Write it in single quotes; in GitLab switch off “Expand variable reference”.',
  },
  {
    when: all(notAccepted, userIs(/^robot\$\$/)),
    cause: 'The name of the robot account has one $ too many.',
    cure: 'It reads robot$name or robot$project+name; a $ is doubled only where something halves it again.',
  },
  {
    when: all(notAccepted, userIs(/^robot\$/)),
    cause:
      'The secret of the robot account is wrong or was refreshed, or the robot has expired, is switched off or deleted.',
    cure: 'Look at the project (or Administration) → Robot Accounts: its expiry and state, and Refresh Secret for a new one.',
  },
  {
    when: notAccepted,
    cause:
      'The username or password is wrong; where people sign in through OIDC the password of the account is refused.',
    cure: 'Use the CLI secret from your User Profile as password, or better a robot account of the project.',
  },
  {
    // goharbor/harbor-satellite#307: an expired robot is answered 200 and given no rights.
    when: all(({ right }) => right !== undefined, userIs(/^robot\$/)),
    cause: 'The robot account was given no such right; an expired one gets none at all, without an error.',
    cure: 'Look at the project (or Administration) → Robot Accounts: its expiry, and its permissions for Repository (pull, push).',
  },
  {
    when: lacks('push'),
    cause: 'The user may not push to this project.',
    cure: 'Pushing needs the role Developer or higher: the project → Members.',
  },
  {
    when: notAllowed,
    cause: 'The login has no right to this project, or there is no project of this name.',
    cure: 'Check the name of the project, and the members or permissions there; projects are not made by pushing.',
  },
];
