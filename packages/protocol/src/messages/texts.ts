/** What a developer reads when a creator in a request is refused. Users read the texts of their form. */
export const CREATOR_MESSAGES = {
  fullName: 'A full name is required.',
  email: 'A valid e-mail address is required.',
  roles: 'At least one role is required.',
  ipi: 'An IPI has 1 to 11 digits.',
  isni: 'An ISNI has 15 digits and a digit or X.',
} as const;
