/** What a copy button copies. The text itself is looked up by the machine. */
export type AccessCopyTarget = 'atsId' | 'owner' | 'commitment' | `version-${number}` | 'requestId';
