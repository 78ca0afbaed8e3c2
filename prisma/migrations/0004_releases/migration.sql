-- What may leave the organisation: who contributes to a week once it is published, what is prepared, and what was published.
-- CreateEnum
CREATE TYPE "PublishedLevel" AS ENUM ('municipality', 'board', 'school');

-- CreateEnum
CREATE TYPE "PublishedGrain" AS ENUM ('week', 'block');

-- CreateEnum
CREATE TYPE "PreparationState" AS ENUM ('open', 'published', 'discarded');

-- CreateEnum
CREATE TYPE "ReleaseState" AS ENUM ('published', 'replaced', 'withdrawn');

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "publication_key" BYTEA NOT NULL DEFAULT decode(replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text), 'hex'::text),
ADD COLUMN     "release_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "threshold" INTEGER NOT NULL DEFAULT 10;

-- AlterTable
ALTER TABLE "school_board" ADD COLUMN     "by_block_from" TEXT;

-- CreateTable
CREATE TABLE "frozen_week" (
    "organisation_id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "frozen_week_pkey" PRIMARY KEY ("organisation_id","week")
);

-- CreateTable
CREATE TABLE "contributor" (
    "organisation_id" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "family_pseudonym" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "municipality_id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "interview_id" UUID,
    "completed" BOOLEAN NOT NULL,
    "values" JSONB,

    CONSTRAINT "contributor_pkey" PRIMARY KEY ("organisation_id","pseudonym")
);

-- CreateTable
CREATE TABLE "preparation" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "grain" "PublishedGrain" NOT NULL,
    "at" TEXT NOT NULL,
    "state" "PreparationState" NOT NULL DEFAULT 'open',
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fingerprint" TEXT NOT NULL,
    "nodes" JSONB NOT NULL,
    "late" INTEGER NOT NULL DEFAULT 0,
    "nowhere" INTEGER NOT NULL DEFAULT 0,
    "correction" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "preparation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preparation_text" (
    "preparation_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "node" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "points" TEXT[],
    "requests" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "preparation_text_pkey" PRIMARY KEY ("preparation_id","node")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "preparation_id" UUID NOT NULL,
    "node" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "level" "PublishedLevel" NOT NULL,
    "municipality_id" UUID NOT NULL,
    "board_id" UUID,
    "school_id" UUID,
    "grain" "PublishedGrain" NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_revision" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" "ReleaseState" NOT NULL DEFAULT 'published',
    "node_name" TEXT NOT NULL,
    "node_within" TEXT,
    "recipient" TEXT NOT NULL,
    "organisation_name" TEXT NOT NULL,
    "families" TEXT,
    "figures" JSONB NOT NULL,
    "comment" TEXT NOT NULL,
    "points" TEXT[],
    "requests" TEXT[],
    "quotes" TEXT[],
    "rules" INTEGER NOT NULL,
    "instrument_version" INTEGER NOT NULL,
    "threshold" INTEGER NOT NULL,
    "contributor_print" TEXT NOT NULL,
    "contributors" TEXT[],
    "audit" JSONB NOT NULL,
    "correction" TEXT NOT NULL DEFAULT '',
    "prepared_by_id" UUID NOT NULL,
    "prepared_by_name" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID NOT NULL,
    "approved_by_name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "release_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_statement" (
    "revision_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "said" BOOLEAN NOT NULL,
    "texts" TEXT[],
    "sum" INTEGER NOT NULL,
    "interviews" TEXT[],
    "families" TEXT[],

    CONSTRAINT "release_statement_pkey" PRIMARY KEY ("revision_id","key")
);

-- CreateTable
CREATE TABLE "meeting" (
    "release_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "present" TEXT NOT NULL,
    "agreed" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("release_id")
);

-- CreateTable
CREATE TABLE "release_link" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "release_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contributor_interview_id_key" ON "contributor"("interview_id");

-- CreateIndex
CREATE INDEX "contributor_organisation_id_week_idx" ON "contributor"("organisation_id", "week");

-- CreateIndex
CREATE INDEX "preparation_organisation_id_state_grain_at_idx" ON "preparation"("organisation_id", "state", "grain", "at");

-- CreateIndex
CREATE INDEX "quote_preparation_id_idx" ON "quote"("preparation_id");

-- CreateIndex
CREATE INDEX "release_organisation_id_board_id_at_idx" ON "release"("organisation_id", "board_id", "at");

-- CreateIndex
CREATE INDEX "release_organisation_id_municipality_id_at_idx" ON "release"("organisation_id", "municipality_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "release_organisation_id_number_key" ON "release"("organisation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "release_organisation_id_level_municipality_id_board_id_scho_key"
  ON "release"("organisation_id", "level", "municipality_id", "board_id", "school_id", "grain", "at") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "release_revision_organisation_id_published_at_idx" ON "release_revision"("organisation_id", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "release_revision_release_id_revision_key" ON "release_revision"("release_id", "revision");

-- CreateIndex
CREATE INDEX "meeting_organisation_id_held_on_idx" ON "meeting"("organisation_id", "held_on");

-- CreateIndex
CREATE UNIQUE INDEX "release_link_token_hash_key" ON "release_link"("token_hash");

-- CreateIndex
CREATE INDEX "release_link_release_id_idx" ON "release_link"("release_id");

-- AddForeignKey
ALTER TABLE "contributor" ADD CONSTRAINT "contributor_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preparation_text" ADD CONSTRAINT "preparation_text_preparation_id_fkey" FOREIGN KEY ("preparation_id") REFERENCES "preparation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_preparation_id_fkey" FOREIGN KEY ("preparation_id") REFERENCES "preparation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_statement" ADD CONSTRAINT "release_statement_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "release_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_link" ADD CONSTRAINT "release_link_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "organisation" ADD CONSTRAINT "organisation_threshold_at_least_ten" CHECK ("threshold" >= 10);
ALTER TABLE "release" ADD CONSTRAINT "release_node_as_its_level" CHECK (
  ("board_id" IS NULL) = ("level" = 'municipality') AND ("school_id" IS NULL) = ("level" <> 'school')
  AND ("level" <> 'municipality' OR "grain" = 'week') AND ("level" <> 'school' OR "grain" = 'block'));
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_two_people" CHECK ("prepared_by_id" <> "approved_by_id");

-- One period is prepared by one preparation at a time.
CREATE UNIQUE INDEX "preparation_one_open" ON "preparation" ("organisation_id", "grain", "at") WHERE "state" = 'open';

-- What was published stays as it was: a revision may be replaced or withdrawn, once, and no more; a statement not even that.
CREATE FUNCTION release_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'release_revision' AND to_jsonb(old) ->> 'state' = 'published' AND
    to_jsonb(new) - 'state' - 'withdrawn_at' - 'withdrawn_reason' = to_jsonb(old) - 'state' - 'withdrawn_at' - 'withdrawn_reason'
  THEN RETURN new;
  END IF;
  RAISE EXCEPTION 'what was published is frozen';
END $$;
CREATE TRIGGER release_revision_frozen BEFORE UPDATE OR DELETE ON "release_revision"
  FOR EACH ROW EXECUTE FUNCTION release_is_frozen();
CREATE TRIGGER release_statement_frozen BEFORE UPDATE OR DELETE ON "release_statement"
  FOR EACH ROW EXECUTE FUNCTION release_is_frozen();

-- Who contributed stays, too. When an interview goes, so do the link to it and the values; the pseudonyms lead nowhere then.
CREATE FUNCTION contributor_only_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR new."interview_id" IS NOT NULL
    OR to_jsonb(new) - 'interview_id' - 'values' <> to_jsonb(old) - 'interview_id' - 'values'
  THEN RAISE EXCEPTION 'what was published is frozen';
  END IF;
  new."values" := NULL;
  RETURN new;
END $$;
CREATE TRIGGER contributor_only_forgets BEFORE UPDATE OR DELETE ON "contributor"
  FOR EACH ROW EXECUTE FUNCTION contributor_only_forgets();
CREATE TRIGGER frozen_week_frozen BEFORE UPDATE OR DELETE ON "frozen_week"
  FOR EACH ROW EXECUTE FUNCTION release_is_frozen();

-- Readers have a role of their own, which sees what was published to them and nothing else in the database. Who they are
-- is set at the beginning of each of their transactions.
DO $$
BEGIN
  CREATE ROLE "nabij_reader" NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  EXECUTE format('GRANT "nabij_reader" TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  -- Whoever may take any role needs no grant; whoever may not cannot serve readers, and is told so when the first one comes.
  RAISE NOTICE 'the role nabij_reader was not granted';
END $$;
GRANT USAGE ON SCHEMA public TO "nabij_reader";
GRANT SELECT ("id", "organisation_id", "number", "level", "municipality_id", "board_id", "school_id", "grain", "at")
  ON "release" TO "nabij_reader";
GRANT SELECT ("id", "organisation_id", "release_id", "revision", "state", "node_name", "node_within", "recipient",
  "organisation_name", "families", "figures", "comment", "points", "requests",
  "quotes", "rules", "instrument_version", "threshold", "correction", "prepared_by_name", "approved_by_name", "published_at",
  "withdrawn_at", "withdrawn_reason") ON "release_revision" TO "nabij_reader";

CREATE FUNCTION nabij_setting(name text) RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('nabij.' || name, true), '')::uuid $$;

ALTER TABLE "release" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "release_to_its_recipient" ON "release" FOR SELECT TO "nabij_reader" USING (
  "organisation_id" = nabij_setting('organisation') AND (
    ("level" = 'municipality' AND "municipality_id" = nabij_setting('municipality'))
    OR ("level" <> 'municipality' AND "board_id" = nabij_setting('board'))
    OR "id" = nabij_setting('release')));
ALTER TABLE "release_revision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "revision_of_a_release_one_sees" ON "release_revision" FOR SELECT TO "nabij_reader"
  USING (EXISTS (SELECT 1 FROM "release" r WHERE r."id" = "release_id"));
