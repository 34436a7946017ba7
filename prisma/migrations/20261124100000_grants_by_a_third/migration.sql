-- A grant that is asked for is decided by somebody other than who asked and other than whom it is for.
ALTER TABLE "GrantRequest" ADD CONSTRAINT "GrantRequest_decided_by_a_third" CHECK ("decidedById" <> "personId");
-- Who asked or decided stays a person of ours.
ALTER TABLE "GrantRequest" ADD CONSTRAINT "GrantRequest_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "GrantRequest_askedById_idx" ON "GrantRequest"("askedById");
