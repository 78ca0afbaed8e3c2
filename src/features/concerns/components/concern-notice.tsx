import { useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'

/** Says that a colleague is worried about a family and whom to ask, and nothing else. It is not printed. */
export const ConcernNotice = ({ ask }: { ask: string | null }) => {
  const t = useTranslations('concerns')
  return <p className="notice no-print">{t('others', { name: isolatedText(ask ?? t('theCoordinator')) })}</p>
}
