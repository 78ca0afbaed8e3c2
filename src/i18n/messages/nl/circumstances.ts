import type { CallDetailKey } from '@/domain/instrument/call-details'

/** What is noted of the call beside its questions. */
export const circumstances: Record<CallDetailKey, string> = {
  conversation_note: 'Notities van het gesprek',
  can_talk_freely: 'Kan de ouder vrij praten?',
  interpreter_present: 'Is er een tolk bij het gesprek?',
  others_present: 'Zijn er anderen bij het gesprek?',
  interpreter_next_time: 'Is er een tolk nodig bij het volgende gesprek?',
  reliability: 'Uw indruk: hoe betrouwbaar zijn de antwoorden?',
  reaction: 'Wat vond de ouder van het gesprek?',
  quote_consent: 'Mogen we iets uit dit gesprek gebruiken, zonder naam en in andere woorden?',
  quote_words: 'Wat zei de ouder dat we mogen gebruiken? Schrijf het op zoals het gezegd werd.',
  earlier_help_helped: 'Heeft de eerdere hulp geholpen?',
}
