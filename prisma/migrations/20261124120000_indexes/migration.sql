-- What is looked up by whom it is about: a person's links, and who is looked as when two records are merged or one is
-- deleted. Hardly any sign-in looks as somebody.
CREATE INDEX "AccountToken_personId_idx" ON "AccountToken" ("personId");
CREATE INDEX "SignIn_viewAsId_idx" ON "SignIn" ("viewAsId") WHERE "viewAsId" IS NOT NULL;

-- Sign-ups that were never confirmed, forgotten with each new one. Not partial by kind: Prisma sends the kind as a text to
-- be cast, which the planner does not know for the index's own before it runs.
CREATE INDEX "AccountToken_kind_expiresAt_idx" ON "AccountToken" ("kind", "expiresAt");
