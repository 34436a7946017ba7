-- How much of what may be tried only so often was taken, and when: for all processes, and after a restart.
CREATE TABLE "Throttle" (
  "key" TEXT NOT NULL,
  "level" DOUBLE PRECISION NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key"),
  CONSTRAINT "Throttle_level_check" CHECK ("level" >= 0)
);
CREATE INDEX "Throttle_at_idx" ON "Throttle" ("at");
