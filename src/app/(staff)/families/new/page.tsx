import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FamilyForm } from '@/features/families/components/family-form'
import { familyFormChoices } from '@/features/families/queries/family-form-choices'
import { languageNames } from '@/i18n/language-names'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('families'))('form.createTitle'),
})

const NewFamilyPage = async () => {
  const actor = await requireActor()
  const choices = await orNotFound(() => familyFormChoices(actor))
  const t = await getTranslations('families')
  return (
    <>
      <h1>{t('form.createTitle')}</h1>
      <FamilyForm choices={choices} languages={languageNames([], await getLocale())} newId={randomUUID()} />
    </>
  )
}

export default NewFamilyPage
