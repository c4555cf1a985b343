import { openOnly } from '../tickets/travel';

/**
 * Kinds that look at what a shop itself does (signs, stalls, fumes, its drains and its fire safety): told at a shop they
 * are a complaint about it, not what it asks for. Those of models/tickets/sensitive.ts never get here.
 */
const ABOUT_SHOPS = [
  '0109',
  '0515',
  '0601',
  '0602',
  '0603',
  '0604',
  '0605',
  '0606',
  '0612',
  '0613',
  '0614',
  '0615',
  '0616',
  '0617',
  '0620',
  '0806',
  '0807',
  '0813',
  '0814',
  '0816',
  '0901',
  '0902',
  '0903',
  '0904',
  '0906',
  '0910',
  '0912',
  '1009',
];

/**
 * SQL on the table ticket: what was told of a shop (门店, 商户) without being about it, and was not found there by a
 * 检查. Who told it is not asked: a member on his round writes down what the shopkeeper says.
 */
export const REQUEST_OF_A_SHOP = `state NOT IN ('withdrawn', 'merged') AND ${openOnly()}
  AND category NOT IN (${ABOUT_SHOPS.map((code) => `'${code}'`).join(', ')})
  AND placeId IN (SELECT p.id FROM place p WHERE p.kind = 'shop')
  AND NOT EXISTS (SELECT 1 FROM inspection_finding f WHERE f.ticketId = ticket.id)`;
