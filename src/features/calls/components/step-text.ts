import { useLocale, useTranslations } from 'next-intl'
import type { CallReason, NextStep } from '@/domain/calls/next-step'
import { shortDay } from '@/i18n/format'

/**
 * The reason and day of the next call in words, such as "Terugbellen, vanaf di 31 maart". Works on the server and in the
 * browser.
 */
export const useStepText = (today: string) => {
  const t = useTranslations('today.step')
  const locale = useLocale()
  const when = (from: string) => {
    if (from === today) return t('today')
    return from < today ? t('since', { day: shortDay(from, locale) }) : t('from', { day: shortDay(from, locale) })
  }
  const planned = (reason: CallReason, from: string | null) => (from ? `${t(reason)}, ${when(from)}` : t(reason))
  return (step: NextStep): string => {
    switch (step.kind) {
      case 'call':
      case 'wait':
        return planned(step.reason, step.from)
      case 'find_number':
        return t('find_number')
      case 'resume':
      case 'do_not_call':
      case 'nothing_planned':
        return ''
    }
  }
}
