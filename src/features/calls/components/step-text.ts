import { useLocale, useTranslations } from 'next-intl'
import { isForbidden, type NextStep } from '@/domain/calls/next-step'
import { clockTime, shortDay } from '@/i18n/format'

type Step = Omit<NextStep, 'ownerId' | 'sourceId'>

/**
 * Why a family is called and from when, why it waits, or why it is not called, in a sentence. Works on the server and in
 * the browser.
 */
export const useStepText = () => {
  const t = useTranslations('calls')
  const locale = useLocale()
  const dayText = (day: string | null) => (day === null ? '' : shortDay(day, locale))
  const timeText = (at: string) => clockTime(new Date(at), locale)
  const agreedText = ({ notBefore, startsAt, endsAt }: Step) => {
    const words = { day: dayText(notBefore), time: startsAt ? timeText(startsAt) : '' }
    return endsAt
      ? t('why.appointment_between', { ...words, until: timeText(endsAt) })
      : t('why.appointment', { ...words })
  }
  const reasonText = (step: Step) => {
    const { reason, notBefore, time, partsOfDay } = step
    if (reason === null) return ''
    if (reason === 'appointment') return agreedText(step)
    if (reason === 'call_back' && time) return t('why.call_back_at', { day: dayText(notBefore), time })
    const parts = partsOfDay.map((part) => t(`partsOfDay.${part}`))
    const why = t(`why.${reason}`, { day: dayText(notBefore) })
    return parts.length > 0 ? `${why} ${t('why.partsOfDay', { parts: parts.join(', ') })}` : why
  }
  const stopText = (step: Step) => {
    const { stopReason, notBefore } = step
    if (stopReason === null) return ''
    const why = stopReason === 'no_call_again' ? t('stopped.no_call_again') : t(`outcomes.${stopReason}`)
    if (notBefore) return t('stopped.until', { day: dayText(notBefore), why })
    const until = t(isForbidden(step) ? 'stopped.untilAsked' : 'stopped.untilPlanned')
    return `${t('stopped.forGood', { why })} ${until}`
  }
  return (step: Step): string => {
    switch (step.kind) {
      case 'call':
      case 'appointment':
        return reasonText(step)
      case 'waiting':
        return `${step.waitsFor ? t(`waiting.${step.waitsFor}`) : ''} ${reasonText(step)}`.trim()
      case 'stopped':
        return stopText(step)
      case 'not_yet':
        return t('notYet')
    }
  }
}
