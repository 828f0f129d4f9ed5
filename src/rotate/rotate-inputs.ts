/** The inputs of rotate. */
export const rotateInputs = {
  config: { description: 'Path of regcred.yml.', default: 'regcred.yml' },
} as const;

/** The outputs of rotate. */
export const rotateOutputs = {
  rotated: 'JSON list of the credentials that were rotated.',
  failed: 'JSON list of the credentials that failed.',
  report: 'The whole report as JSON, without secrets.',
} as const;
