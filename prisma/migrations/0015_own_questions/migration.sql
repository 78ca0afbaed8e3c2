-- Questions that an organisation adds itself. A row never changes, so that an answer keeps its meaning; it can only be
-- retired.
CREATE TYPE "OwnQuestionKind" AS ENUM ('choice', 'many', 'number', 'text');

CREATE TABLE "own_question" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "OwnQuestionKind" NOT NULL,
    "options" TEXT[],
    "exclusive" TEXT,
    "most" INTEGER,
    "texts" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_by_id" UUID,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "own_question_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "own_question_organisation_id_number_key" ON "own_question"("organisation_id", "number");

-- Which own questions were answered. Answers to the questions of the instrument are not in it.
CREATE INDEX "answer_to_own_question" ON "answer" ("organisation_id", "key") WHERE "key" LIKE 'own\_%';
