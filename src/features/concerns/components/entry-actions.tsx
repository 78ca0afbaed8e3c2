import { useLocale } from 'next-intl'
import { AddEntry } from './add-entry'
import { SourceField } from './source-field'
import { useEntryTexts } from './use-entry-texts'

type Props = { interviewId: string | null; concernId: string; mayWithdraw: boolean }

/** The forms that add to a concern or withdraw from it what this person may withdraw. */
export const EntryActions = ({ interviewId, concernId, mayWithdraw }: Props) => {
  const { add, withdraw } = useEntryTexts()
  const entryContext = { interviewId, concernId, locale: useLocale() }
  return (
    <>
      <AddEntry {...entryContext} kind="raised" texts={add}>
        <SourceField />
      </AddEntry>
      {mayWithdraw ? <AddEntry {...entryContext} kind="withdrawn" texts={withdraw} /> : null}
    </>
  )
}
