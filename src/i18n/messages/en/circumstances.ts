import type { CallDetailKey } from '@/domain/instrument/call-details'

/** What is noted of the call beside its questions. */
export const circumstances: Record<CallDetailKey, string> = {
  conversation_note: 'Notes of the conversation',
  can_talk_freely: 'Can the parent talk freely?',
  interpreter_present: 'Is an interpreter present?',
  others_present: 'Are other people present?',
  interpreter_next_time: 'Is an interpreter needed for the next call?',
  reliability: 'Your impression: how reliable are the answers?',
  reaction: 'What did the parent think of the call?',
  quote_consent: 'May we use something from this call, without a name and in other words?',
  quote_words: 'What did the parent say that we may use? Write it down as it was said.',
  earlier_help_helped: 'Did the earlier help make a difference?',
}
