-- When administration was last taken back, which is asked before one administrator alone gives it: without this the whole
-- log would be read.
CREATE INDEX "AuditEntry_administration_taken_idx" ON "AuditEntry" ("at")
  WHERE "act" = 'role.take' AND 'administrator' = ANY ("fields");
