import { useLocale, useTranslations } from 'next-intl'
import { isBusy, type InterpreterChoice } from '@/domain/calls/interpreters'
import { isolatedText } from '@/domain/isolated-text'
import { columnDay } from './format'

export type CallHours = { startsAt: Date; endsAt: Date }

/** The name of an interpreter who can be chosen, whether they know the family, and whether they are busy in these hours. */
export const useInterpreterLabel = () => {
  const t = useTranslations('agenda.interpreter')
  const locale = useLocale()
  return (choice: InterpreterChoice, hours: CallHours | null): { text: string; isFree: boolean } => {
    const { name, lastOn } = choice
    if (hours && isBusy(choice, hours.startsAt, hours.endsAt))
      return { text: t('busy', { name: isolatedText(name) }), isFree: false }
    const text = lastOn ? t('knows', { name: isolatedText(name), day: columnDay(lastOn, locale) }) : isolatedText(name)
    return { text, isFree: true }
  }
}
