/** How a question to the reporter went: `waiting` the clock stands; `asked` it runs on; `parked` he reads it when he next writes. */
export type Asked = 'waiting' | 'asked' | 'parked';
