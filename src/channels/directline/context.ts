import type { Activity, ConversationReference } from '@microsoft/agents-activity';
import { TurnContext } from '@microsoft/agents-hosting';

/**
 * A turn whose replies are our own and go into the storage: they are addressed as the SDK does it, and not checked
 * again against its schema, which took longer than deciding many a case. Direct Line has no middleware of replies.
 */
export class DirectLineContext extends TurnContext {
  /** Addresses the activities and hands them to the adapter. */
  override async sendActivities(activities: Activity[]): ReturnType<TurnContext['sendActivities']> {
    const reference: ConversationReference = this.activity.getConversationReference();
    this.responded = true;
    return this.adapter.sendActivities(
      this,
      activities.map((activity) => activity.applyConversationReference(reference)),
    );
  }
}
