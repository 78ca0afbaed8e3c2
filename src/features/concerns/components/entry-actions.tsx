import { useLocale, useTranslations } from 'next-intl'
import { AddEntry } from './add-entry'

type Props = { interviewId: string; concernId: string; mayWithdraw: boolean }

/** The forms that add to a concern or withdraw from it what this person may withdraw. */
export const EntryActions = ({ interviewId, concernId, mayWithdraw }: Props) => {
  const t = useTranslations('concerns')
  const end = { cancel: t('cancel'), sent: String(t.raw('sent')), coordinators: t('coordinators') }
  const entryContext = { interviewId, concernId, locale: useLocale() }
  const add = { opens: t('add'), label: t('addText'), hint: t('kept'), save: t('save'), ...end }
  const withdraw = {
    opens: t('withdraw'),
    label: t('withdrawText'),
    hint: t('withdrawKept'),
    save: t('withdraw'),
    ...end,
  }
  return (
    <>
      <AddEntry {...entryContext} kind="raised" texts={add} />
      {mayWithdraw ? <AddEntry {...entryContext} kind="withdrawn" texts={withdraw} /> : null}
    </>
  )
}
