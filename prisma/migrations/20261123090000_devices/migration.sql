-- What the browser said of itself when somebody signed in, so that they know their devices again.
ALTER TABLE "SignIn" ADD COLUMN "agent" TEXT;
