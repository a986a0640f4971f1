import { Field, ObjectType } from 'type-graphql'
import type { Brand, BrandOnGround } from '../domain/hub/brand.rules.js'

@ObjectType('BrandOnGround', { description: 'A shop’s colour on one ground. Each is `#rrggbb`.' })
class BrandOnGroundType implements BrandOnGround {
  @Field(() => String, { description: 'Buttons and the launcher: the colour itself.' })
  fill!: string

  @Field(() => String, {
    description: 'Text and icons on `fill`: white or black, whichever stands out more.',
  })
  onFill!: string

  @Field(() => String, {
    description: 'Links and icons on the ground: the colour, made darker or lighter until it has 4.5 to 1.',
  })
  text!: string

  @Field(() => String, { description: 'Behind what the shopper has said.' })
  bubble!: string
}

@ObjectType('Brand', {
  description: 'What the hub makes of a shop’s colour, so that everything can be read.',
})
export class BrandType implements Brand {
  @Field(() => BrandOnGroundType, { description: 'For shoppers whose system is light.' })
  light!: BrandOnGroundType

  @Field(() => BrandOnGroundType, { description: 'For shoppers whose system is dark.' })
  dark!: BrandOnGroundType
}
