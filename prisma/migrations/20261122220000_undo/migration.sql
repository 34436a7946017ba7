-- What an act was before, for who did it to take it back.
CREATE TABLE "Undo" (
    "id" UUID NOT NULL,
    "viewerId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Undo_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Undo_viewerId_idx" ON "Undo"("viewerId");
