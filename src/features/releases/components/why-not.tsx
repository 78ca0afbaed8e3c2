import { getLocale, getTranslations } from 'next-intl/server'
import type { Approval } from '../parts/approval'
import { allOf, oneOf } from './names-in-words'

/** With more names than these only their count is shown. */
const mostNames = 4

/** Names who can approve, for somebody who may not. */
export const OthersWhoCan = async ({ others }: Pick<Approval, 'others'>) => {
  const t = await getTranslations('releases.approve')
  if (others.length === 0) return t('nobody')
  const rest = others.length - mostNames
  const names = [...others.slice(0, mostNames), ...(rest > 0 ? [t('more', { count: rest })] : [])]
  return t('others', { names: oneOf(names, await getLocale()) })
}

/** Why this person may not approve the preparation, and who can. */
export const WhyNot = async ({ approval }: { approval: Approval }) => {
  const t = await getTranslations('releases.approve')
  const { why, ownNames } = approval
  if (approval.may || why === null) return t('may')
  const rest = ownNames.length - mostNames
  const reasons = [
    ...ownNames.slice(0, mostNames).map((name) => `“${name}”`),
    ...(rest > 0 ? [t('moreNames', { count: rest })] : []),
  ]
  const names = allOf(reasons, await getLocale())
  return (
    <>
      {why === 'named' ? t('named', { names, count: ownNames.length }) : t(why)}{' '}
      <OthersWhoCan others={approval.others} />
    </>
  )
}
