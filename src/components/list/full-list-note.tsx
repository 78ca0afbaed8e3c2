import { useTranslations } from 'next-intl'

/** Says below a list that shows as many rows as it can that there may be more. */
export const FullListNote = ({ shown, most }: { shown: number; most: number }) => {
  const t = useTranslations('frame')
  return shown < most ? null : <p className="soft">{t('fullList', { most })}</p>
}
