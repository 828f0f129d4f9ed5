import { opener } from '../../config/opener.js';
import type { TokenAccess, TokenApi } from '../contract.js';
import { HttpApi } from './http-api.js';
import { ManySlots } from './many-slots.js';
import { shapeOf } from './names.js';
import { ChosenSlot, IssuedSlot } from './one-slot.js';
import { checkRules } from './rules.js';
import { tokenSchema } from './schema.js';

const settings = tokenSchema.superRefine(checkRules);

/** Tokens of any registry whose API regcred.yml describes: requests, what they capture, and what they mean. */
export const tokens = opener<typeof settings, TokenApi, TokenAccess>(settings, (given, access) => {
  const api = new HttpApi(given, access);
  const classes = { chosen: ChosenSlot, issued: IssuedSlot, overlap: ManySlots };
  return new classes[shapeOf(given)](api);
});
