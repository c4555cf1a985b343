/**
 * Kinds that concern a neighbour, a shop or a person: never offered to others as already reported, never shown as a
 * small figure (11 disputes, 12 services to persons, 0801 and 0803–0805 noise of neighbours and shops,
 * 0915–0917 lets and licences, 1305 complaints about staff, 1502–1503 somebody hurt, ill or threatened, 1507 reports of crime).
 */
const SENSITIVE = /^(11|12|080[1345]|091[567]|1305|150[237])/;

export const isSensitive = (category: string): boolean => SENSITIVE.test(category);
