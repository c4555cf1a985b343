/** What the API answers instead of doing something; the codes are those of the page (P90313). */
export class ApiRefusal extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Something a player cannot do here; the message is a Chinese sentence for the one who plays. */
export class NotPossible extends Error {}
