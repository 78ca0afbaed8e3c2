/** The texts of refused requests. The reader's language is not known at this point, so each text is in both languages. */
const words = {
  400: ['Dit verzoek kunnen wij niet lezen.', 'We cannot read this request.'],
  403: ['Dit verzoek komt van een andere website.', 'This request comes from another website.'],
  404: ['Dit bestaat hier niet.', 'There is no such thing here.'],
  405: ['Zo kunt u dit niet vragen.', 'This cannot be asked for in this way.'],
  413: [
    'Dit is te groot om te versturen. Maak het kleiner, of deel het op, en probeer het opnieuw.',
    'This is too large to send. Make it smaller, or divide it, and try again.',
  ],
  415: ['Bestanden kunnen hier niet naartoe.', 'Files cannot be sent to this address.'],
}

/** @param {keyof typeof words} status */
export const refusalWords = (status) => words[status].join('\n')
