import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PrintButton } from '@/components/layout/print-button'
import list from '@/components/list/list.module.css'

type Props = { about: string; title: string; lead: string; children: ReactNode }

/** The head of a page about who looked: of whom it is, what it shows, and a way to print it. */
export const ViewsFrame = ({ about, title, lead, children }: Props) => {
  const t = useTranslations('views')
  return (
    <>
      <header className={list.head}>
        <div>
          <p className="soft small">{about}</p>
          <h1>{title}</h1>
        </div>
        <div className="no-print">
          <PrintButton label={t('print')} />
        </div>
      </header>
      <p className="soft">{lead}</p>
      {children}
    </>
  )
}
